//! What the guide makes of the owner's settings.
