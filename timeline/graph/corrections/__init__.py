"""Corrections by hand: what a user says of a chronicle (`entries`), put upon a desk (`desk`) and applied (`apply`)."""
