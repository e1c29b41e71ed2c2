"""The slogan library: a TOML file a topic, and what finds, fills, keeps and exchanges slogans."""
