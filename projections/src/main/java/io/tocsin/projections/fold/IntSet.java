package io.tocsin.projections.fold;

import java.util.Arrays;

/** Positive numbers, each once; a fraction of what boxed ones take, since an incident may have a hundred thousand. */
final class IntSet {

    private static final int SMALLEST = 32;
    private static final int MIX = 0x9E3779B9;

    private int[] slots = new int[SMALLEST];
    private int size;

    /** Whether it was not there yet. */
    boolean add(int number) {
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = slot(slots, number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        return true;
    }

    private void grow() {
        int[] larger = new int[2 * slots.length];
        Arrays.stream(slots).filter(number -> number != 0).forEach(number -> larger[slot(larger, number)] = number);
        slots = larger;
    }

    /** Where the number is, or would be. */
    private static int slot(int[] slots, int number) {
        int slot = (number * MIX) >>> Integer.numberOfLeadingZeros(slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
