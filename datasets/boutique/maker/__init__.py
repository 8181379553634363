"""Makes the data of Maison Brindille, a fictional shop: one module for each family of tables.

Read ``plan`` first (what is planted), then ``shop`` (the order in which things happen).
"""
