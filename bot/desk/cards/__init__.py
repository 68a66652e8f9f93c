"""Words the outcomes of the desk."""
