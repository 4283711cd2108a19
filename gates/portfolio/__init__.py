"""What is known of each delivery at a glance, so that many can be shown without loading one."""
