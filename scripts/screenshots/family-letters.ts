/** What a made-up family wrote to each other. Each text is one paragraph; each stands in one message or two. */

export const fromInside = [
  'Your letter came on Tuesday and I have read it so often that the folds are soft. Thank you for writing about the small things. They are what I miss the most.',
  'They moved us to the other yard this week. It is quieter here, and in the morning I can see the hills turn from grey to gold while we wait in line for breakfast.',
  'I finished the course in reading plans. The teacher says that I have an eye for it. When I am home I will build you the shelf for the kitchen that I have promised since the summer.',
  'Tell Grandma that I made her lemon cake in my head, all of it, with the sugar on top. It took me a whole evening and it was very good.',
  'It rained all night on the roof and it sounded like our porch. I lay still and was at home for an hour.',
  'There is a man here who paints. He drew our house from what I told him, and he put the dog on the steps without my saying so.',
  'I think of the garden. Are the tomatoes tied up yet? They will fall over if you leave it until June, I know you.',
  'Lucía writes so well now! I keep her drawing of the sea above my bed, where the light falls on it at six.',
  'I have started to run again, eleven times around the yard. It is not the beach, but nobody stops me.',
  'Do not worry about the telephone. A letter is better: I can hear you in it as often as I like.',
  'I read the book you sent, twice. I liked the old man in it. He reminded me of Grandpa on his good days.',
  'Happy birthday, Mama. I have sung for you this morning, quietly, and two others sang with me.',
];

export const fromHome = [
  'The garden is coming along. The tomatoes are taller than Lucía now, and she waters them each evening as if they were hers.',
  'I read your letter on the bus and once more at home. You asked about the house: the roof is done, and the porch light finally works.',
  'We drove out to the sea on Sunday. I have put in a picture, so that you can see how blue it was. Lucía found a shell and it is for you.',
  'Grandma is well again. She asks every day whether the post has come, and when it has, nobody may speak until she has read it.',
  'Lucía lost her first tooth! She wants you to know that it did not hurt, and that the other one is loose too.',
  'Your cousin has the baby, a girl, and they call her Inés. She has your chin, everybody says so.',
  'The first snow lies on the mountains. We took this from the road behind the school, where you used to sit.',
  'I keep all your letters in the blue tin. It is nearly full, so I have bought another one in the same blue.',
  'The dog still waits at the gate at five. I have told him that it will be a while, and he waits all the same.',
  'We lit the candles for you, and Lucía blew them out for you too, because somebody has to, she says.',
];

export const fromDaniel = [
  'Sister, I am well. They let me work in the library now, three mornings a week. It smells like the one at school.',
  'Did you get the money order back? Do not send another one before I write.',
  'I have a window at last. It looks at a wall, but there is a bird on it.',
  'Say hello to everybody at the table on Sunday. Leave a chair.',
];
