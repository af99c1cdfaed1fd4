import { Popover } from 'antd';
import { useState } from 'react';
import { useText } from '../../../lib/text.ts';
import { settingTexts } from '../setting-texts.ts';

/** Colours that can be told apart by most people, on light and dark. */
const colours = ['#1b7f4b', '#b86e00', '#c0282d', '#0e5e6f', '#5b6ee1', '#8a4fbf', '#6b7c87'];

interface OptionColourProps {
  readonly colour: string | undefined;
  readonly onChange: (colour: string | undefined) => void;
}

/** The dot before an option; pressed, it offers colours. */
export const OptionColour = ({ colour, onChange }: OptionColourProps) => {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const choose = (next: string | undefined): void => {
    onChange(next);
    setOpen(false);
  };
  const dots = (
    <div className="option-colours">
      {[undefined, ...colours].map((each) => (
        <button
          key={each ?? 'none'}
          type="button"
          aria-label={each ?? t(settingTexts.noColour)}
          aria-pressed={each === colour}
          style={each === undefined ? {} : { background: each }}
          onClick={() => choose(each)}
        />
      ))}
    </div>
  );
  return (
    <Popover content={dots} trigger="click" open={isOpen} onOpenChange={setOpen}>
      <button
        type="button"
        className="option-colour"
        aria-label={t(settingTexts.colour)}
        style={colour === undefined ? {} : { background: colour }}
      />
    </Popover>
  );
};
