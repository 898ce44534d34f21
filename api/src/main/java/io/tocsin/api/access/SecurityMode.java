package io.tocsin.api.access;

/** How the server guards itself. */
public enum SecurityMode {
    /** No users: reachable from this machine only, and not through a web page of another site. */
    OPEN,
    /** No users and no guard at all; for closed networks and tests. */
    INSECURE
}
