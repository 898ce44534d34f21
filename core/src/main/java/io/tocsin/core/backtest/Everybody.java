package io.tocsin.core.backtest;

import io.tocsin.core.incident.People;

/** Whoever did something may do it again: that was decided when they did. */
enum Everybody implements People {
    MAY;

    @Override
    public boolean isMember(String person, String team) {
        return true;
    }

    @Override
    public boolean isTeam(String team) {
        return true;
    }

    @Override
    public boolean isAdmin(String person) {
        return true;
    }
}
