from sigmoid import *
