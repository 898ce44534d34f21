package io.tocsin.api.demo;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What month is wanted.
 *
 * @param load whether any is
 * @param days so many until now
 * @param seed the same seed, end and size give the same month
 * @param messagesPerDay about so many; there are 700 at least
 */
public record DemoSettings(
        @DefaultValue("false") boolean load,
        @DefaultValue("30") int days,
        @DefaultValue("42") long seed,
        @DefaultValue("1000") int messagesPerDay) {

    public DemoSettings {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("Expected tocsin.demo.days to be from 1 to 366, but it is " + days);
        }
        if (messagesPerDay < 0 || messagesPerDay > 1_000_000) {
            throw new IllegalArgumentException(
                    "Expected tocsin.demo.messages-per-day to be from 0 to 1000000, but it is " + messagesPerDay);
        }
    }
}
