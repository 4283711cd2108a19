"""Working time: when a person or a delivery is at work, over weekends, holidays and changes of the clock."""
