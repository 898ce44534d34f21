package io.tocsin.bench;

/** What is measured against both servers, in this order: the single alerts first, for they need an empty queue. */
enum Scenario {
    LATENCY("latency", 0, 0),
    POSTS_OF_500("repeats", 500, 4),
    POSTS_OF_64("repeats", 64, 4),
    POSTS_OF_ONE("repeats", 1, 64),
    POSTS_OF_ONE_OVER_FOUR("repeats", 1, 4),
    NEW("fresh", 500, 4);

    private final String command;
    private final int post;
    private final int connections;

    Scenario(String command, int post, int connections) {
        this.command = command;
        this.post = post;
        this.connections = connections;
    }

    String command() {
        return command;
    }

    Options settings(Options given) {
        return post == 0 ? given : given.with("post", post).with("connections", connections);
    }
}
