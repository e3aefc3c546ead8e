from everything import measure, scale, unscale
