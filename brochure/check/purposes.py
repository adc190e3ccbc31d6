"""Purposes: which brochures a rule about content is for."""

STATED = ("patient_information", "consent_support", "aftercare", "advertising")
"""Any purpose, as long as the file states one."""
DECIDING = ("patient_information", "consent_support", "advertising")
"""What somebody reads who has not decided yet."""
