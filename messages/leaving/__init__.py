"""What somebody who has left the workspace leaves behind."""
