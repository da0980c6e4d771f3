"""What search costs, its engine alone, through ours, as a page, and beside what a site has without it.

python -m benchmarks.search [--sizes 10000,100000] [--engines embedded,elastic,fts5,stock] [--out FILE]
"""
