import numpy as N
from mask import mask_future as M;from scores import compute_scores as C;from softmax import softmax as S
def forward(X,P):
 q=X@P["weights_query"];k=X@P["weights_key"];v=X@P["weights_value"];l=S(M(C(q,k)));O=l@v;return q,k,v,l,O
