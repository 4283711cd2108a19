"""What stands in the delivery record besides ticks and signatures."""
