"""Reports on the register: what it lacks, what is due, what may be there twice."""
