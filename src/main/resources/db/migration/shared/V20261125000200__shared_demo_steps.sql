create table kontor.demo_steps (
    name    text        primary key,
    done_at timestamptz not null
);
