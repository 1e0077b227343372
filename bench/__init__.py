"""The side-by-side benchmark of Mujaz against the service everyone writes: `make bench`. Nothing here serves."""
