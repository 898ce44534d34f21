package io.tocsin.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.tocsin.api.Eventually;
import io.tocsin.api.WithTocsin;
import io.tocsin.api.access.SecurityMode;
import io.tocsin.api.rulebook.BacktestDesk;
import io.tocsin.api.rulebook.RulebookDesk;
import io.tocsin.core.backtest.Backtests;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.postgres.PostgresForTests;
import io.tocsin.core.store.EventStorage;
import io.tocsin.core.store.PastEvents;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.ViewResolver;

/** A backtest that goes on as slowly as a test wants: what is shown meanwhile, and of one that comes to no end. */
@WithTocsin
class BacktestRunIT {

    private final CountDownLatch gate = new CountDownLatch(1);
    private final PostgresForTests.Database nothingHappened = PostgresForTests.freshDatabase();
    private volatile boolean broken;
    private Backtests backtests;
    private MockMvc page;

    @BeforeEach
    void set(
            @Autowired RulebookDesk desk,
            @Autowired RulebookCommands rulebook,
            @Autowired @Qualifier("thymeleafViewResolver") ViewResolver views) {
        EventStorage.migrate(nothingHappened.dataSource());
        backtests = new Backtests(new PastEvents(slow()), InstantSource.system(), UUID::randomUUID);
        BacktestDesk tried = new BacktestDesk(backtests, rulebook);
        InstantSource clock = InstantSource.system();
        page = MockMvcBuilders.standaloneSetup(
                        new RulebookPageController(desk, tried, clock), new BacktestPageController(tried, clock))
                .setControllerAdvice(new Frame(SecurityMode.OPEN), new TroublePage())
                .setViewResolvers(views::resolveViewName)
                .build();
    }

    @AfterEach
    void close() {
        gate.countDown();
        backtests.close();
        nothingHappened.close();
    }

    @Test
    void showsHowFarItIsAndCanBeLeft() throws Exception {
        String address = start();

        String shown = text(get(address));

        assertThat(shown)
                .contains("<progress max=\"100\" value=\"0\"", "0 % of all that ever happened", ">cancel</button>")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>", "/backtest.js")
                .contains("data-progress=\"" + address + "/progress\"")
                .doesNotContain("??", "Markdown");
        assertThat(text(get(address + "/progress")))
                .contains("data-running=\"true\"", "<progress")
                .doesNotContain("<html", "<form");
        assertThat(text(get("/rulebook"))).contains("href=\"" + address + '"', "running");
    }

    @Test
    void tellsThatAnotherOneIsRunning() throws Exception {
        String address = start();

        MockHttpServletResponse refused = send(post("/rulebook/backtest").param("text", "batch_from: 7h\n"));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString())
                .contains("Yours was not begun: another one is running", "href=\"" + address + '"', "@vera")
                .contains("batch_from: 7h");
    }

    @Test
    void isCancelled() throws Exception {
        String address = start();

        MockHttpServletResponse cancelled = send(post(address + "/cancel"));
        gate.countDown();

        assertThat(cancelled.getRedirectedUrl()).isEqualTo(address);
        assertThat(ended(address)).contains("It was cancelled after").doesNotContain("<progress", "class=\"tiles\"");
    }

    @Test
    void tellsWhyItFailed() throws Exception {
        broken = true;
        String address = start();
        gate.countDown();

        assertThat(ended(address))
                .contains("It could not be carried out", "Expected to read the events of the time")
                .doesNotContain("<progress", "class=\"tiles\"");
    }

    @Test
    void tellsThatNothingWouldHaveBeenDifferent() throws Exception {
        gate.countDown();

        assertThat(ended(start())).contains("Nothing: every incident").doesNotContain("class=\"tiles\"");
    }

    private String start() throws Exception {
        MockHttpServletResponse begun =
                send(post("/rulebook/backtest").param("text", "{}").param("by", "vera"));
        assertThat(begun.getStatus()).as(begun.getContentAsString()).isEqualTo(302);
        return Objects.requireNonNull(begun.getRedirectedUrl());
    }

    private String ended(String address) throws Exception {
        Eventually.until(
                "it has ended",
                Duration.ofSeconds(60),
                () -> text(get(address + "/progress")).contains("data-running=\"false\""));
        return text(get(address));
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        return send(request).getContentAsString();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return page.perform(request).andReturn().getResponse();
    }

    /** Gives connections once the gate is open, and none where it is broken. */
    private DataSource slow() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    gate.await();
                    if (broken) {
                        throw new SQLException("There is no database behind this");
                    }
                    try {
                        return method.invoke(nothingHappened.dataSource(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
