"""Diagnosis: compare a submission's answers with those of each known mistake."""
