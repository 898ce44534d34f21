package io.tocsin.core.incident;

/** Who people are, as far as decisions depend on it. */
public interface People {

    /** Whether the person ({@code @name}) belongs to the team ({@code name}). */
    boolean isMember(String person, String team);

    boolean isTeam(String team);

    /** Whether the person may do what only holders may. */
    boolean isAdmin(String person);

    /** Whether what is the holder's to do is the person's to do. */
    default boolean isSideOf(String person, String holder) {
        return holder.equals(person) || (holder.startsWith("#") && isMember(person, holder.substring(1)));
    }
}
