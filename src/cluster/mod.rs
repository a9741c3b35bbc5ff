//! Which claims answer the same slot.
