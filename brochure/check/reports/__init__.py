"""Reports: findings as JSON, SARIF and JUnit, for programs."""
