def compute_loss(y_true, y_pred):
    raise ValueError('</td></pre><script>alert(1)</script><img src=x onerror="alert(2)">&lt;"' + "'")
