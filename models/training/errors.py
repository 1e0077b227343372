"""What can go wrong in training, beside what can go wrong with any model:

ModelError
└── TrainingError         the training could not go on
    ├── MaterialInvalid   pairs, vocabulary or links are missing or not of the expected form
    └── RunInvalid        a run's folder holds another network, or nothing yet
"""

from models.errors import ModelError


class TrainingError(ModelError):
    """The training could not go on; the message is one sentence for the person who trains."""


class MaterialInvalid(TrainingError):
    """Training material is missing or not of the expected form; the message names file and line."""


class RunInvalid(TrainingError):
    """A run's folder does not hold what was asked of it."""
