"""Writing PDF: Pages become the bytes of a file that keeps what it promises.

The only room that knows ReportLab, and only `backend` touches its private names.
"""
