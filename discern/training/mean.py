"""The mean of two networks that were taught one after the other: mean.py ONE.pt OTHER.pt TO.pt"""

import sys

import torch

one, other = (torch.load(path) for path in sys.argv[1:3])
torch.save(
    {k: (one[k] + v) / 2 if v.is_floating_point() else v for k, v in other.items()}, sys.argv[3]
)
