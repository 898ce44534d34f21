package io.tocsin.core.event;

/** Where to look further; {@code http} and {@code https} only. */
public record Link(String title, String url) {}
