# A budget that cannot be read is said to be wrong, with its place.

file ../.config/mltrain/config.toml
[budget]
month = "500"
day = 3
[budget.labels]
team = 20.00
"team=vision" = "20"
end

$ mltrain budget
2| mltrain: error: /home/me/.config/mltrain/config.toml:2:9: "budget.month" must be a number of US dollars
2|   2 | month = "500"
2|     |         ^~~~~
2|   such as 500.00
2| mltrain: error: /home/me/.config/mltrain/config.toml:3:1: unknown key "budget.day"
2|   3 | day = 3
2|     | ^~~
2|   did you mean "budget.job"?
2| mltrain: error: /home/me/.config/mltrain/config.toml:5:1: "team" is no label with its value
2|   5 | team = 20.00
2|     | ^~~~
2|   such as "team=vision" = 200.00
2| mltrain: error: /home/me/.config/mltrain/config.toml:6:17: the budget of "team=vision" must be a number of US dollars
2|   6 | "team=vision" = "20"
2|     |                 ^~~~
2|   such as 200.00
[2]
