"""How storybook, the small GPT-2 that ships with Inside GPT-2, is made."""
