package io.tocsin.api.demo;

/** Of what a kind of trouble is. */
enum Scope {
    POD,
    DEPLOYMENT,
    NODE,
    INGRESS,
    DATABASE,
    QUEUE,
    JOB,
    HARDWARE
}
