import type * as ja from '../ja/robot.ts'

export const robot = {
  image: 'Enter the characters shown in the image.',
  imageHint: 'You can enter the digits you hear instead.',
  imageAlt: 'Image of the characters to enter. You can listen to digits instead.',
  noImage: (minutes: number) => [
    'No image at the moment.',
    `In about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`,
    'press “Another image”.',
  ],
  newImage: 'Another image',
  listen: 'Listen to digits',
  listenAgain: 'Listen again',
  listenHow: 'Six digits are read aloud. Enter them in place of the characters.',
  listenFailed: 'The audio could not be played. Please press “Other digits”.',
  newSound: 'Other digits',
  proof: 'Use an automatic check instead',
  proofWorking: 'Checking. This takes a few seconds.',
  proofDone: 'Checked. There is nothing to enter here.',
  proofFailed: 'The check failed. Please use the image.',
  emptyImage: 'Enter the characters shown in the image, or the digits that you hear.',
  wrong:
    'The characters or digits were not correct, or more than 5 minutes have passed. Enter the characters shown in the new image.',
} satisfies typeof ja.robot
