"""Generation and solo queues → the jobs that wait for a model."""

from seogi.bootstrap.generation_worker import lambda_handler

handler = lambda_handler()
