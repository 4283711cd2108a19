"""Files and canvases: kept, shared, uploaded and downloaded."""
