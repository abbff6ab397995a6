/** "1 image", "2 images". */
export const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
