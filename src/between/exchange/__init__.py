"""Stories leave and come home: files in and out."""
