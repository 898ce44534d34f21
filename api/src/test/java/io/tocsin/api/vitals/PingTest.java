package io.tocsin.api.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PingTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger pings = new AtomicInteger();
    private volatile List<String> troubles = List.of();
    private volatile int status = 200;
    private HttpServer server;
    private Ping ping;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ping", exchange -> {
            pings.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/ping");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ping/secret");
        ping = new Ping(address, () -> troubles, meters);
    }

    @AfterEach
    void close() {
        ping.close();
        server.stop(0);
    }

    @Test
    void asksForTheAddressWhileAllIsWell() {
        ping.send();
        ping.send();

        assertThat(pings).hasValue(2);
        assertThat(count("answered")).isEqualTo(2);
    }

    @Test
    void callsNobodyWhileSomethingIsWrong() {
        troubles = List.of("the database does not answer");
        ping.send();
        assertThat(pings).hasValue(0);
        assertThat(count("withheld")).isOne();

        troubles = List.of();
        ping.send();
        assertThat(pings).hasValue(1);
    }

    @Test
    void countsARefusalAndARedirectAsFailures() {
        status = 503;
        ping.send();
        status = 302;
        ping.send();

        assertThat(pings).hasValue(2);
        assertThat(count("failed")).isEqualTo(2);
        assertThat(count("answered")).isZero();
    }

    @Test
    void goesOnWhenNobodyIsThere() {
        server.stop(0);

        ping.send();
        ping.send();

        assertThat(count("failed")).isEqualTo(2);
    }

    @Test
    void isCalledByNobodyButItsOwner() {
        assertThat(pings).hasValue(0);
    }

    private double count(String outcome) {
        return meters.counter("tocsin.heartbeat.pings", "outcome", outcome).count();
    }
}
