package io.tocsin.core.rulebook;

/**
 * The owner of alerts.
 *
 * @param serviceLevel a row of the response matrix
 * @param holder who gets its incidents first: {@code @person}, {@code #team}, {@code schedule:name} or
 *     {@code robot:name}
 */
public record Project(String name, String serviceLevel, String holder) {}
